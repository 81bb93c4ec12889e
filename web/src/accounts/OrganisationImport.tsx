import { Alert, Button, Modal, Space, Table, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { saveText } from '@/shared/saveText';
import { csv } from './organisation';
import { type OrganisationAnswer, useImportOrganisation } from './queries';

const columns = ['姓名', '登录名', '工号', '部门', '角色', '上级', '部门负责人'];
const example = ['王芳', 'wangfang', '0001', '总部/销售部/华东组', '销售代表', '', '否'];

/** 导入组织架构: a dry run of the file, what is wrong with it, then everything or nothing. */
export function OrganisationImport({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [file, setFile] = useState<File>();
  const checking = useImportOrganisation('true');
  const storing = useImportOrganisation('false');
  const found = checking.data;
  const made = storing.data;
  const look = (chosen: File) => {
    setFile(chosen);
    storing.reset();
    checking.mutate(chosen);
    return false;
  };
  const ready = file && found && found.errors.length === 0 && !made;
  return (
    <Modal
      open
      width={760}
      title={t('people.import')}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={
        <Space>
          <Button onClick={onClose}>{t(made ? 'words.close' : 'words.cancel')}</Button>
          {!made && (
            <Button
              type="primary"
              disabled={!ready}
              loading={storing.isPending}
              onClick={() => file && storing.mutate(file)}
            >
              {t('people.importRun')}
            </Button>
          )}
        </Space>
      }
    >
      {made ? (
        <Made made={made} />
      ) : (
        <>
          <p>{t('people.importNote')}</p>
          <Space wrap>
            <Upload
              accept=".csv,.xlsx,.xls"
              maxCount={1}
              beforeUpload={look}
              showUploadList={false}
            >
              <Button loading={checking.isPending}>{t('people.importFile')}</Button>
            </Upload>
            <Button
              type="link"
              onClick={() => saveText(t('people.importTemplate'), csv([columns, example]))}
            >
              {t('people.importTemplateGet')}
            </Button>
          </Space>
          <ProblemAlert error={checking.error ?? storing.error} />
          {found && <Found found={found} name={file?.name ?? ''} />}
        </>
      )}
    </Modal>
  );
}

function Found({ found, name }: { found: OrganisationAnswer; name: string }) {
  const { t } = useTranslation();
  return (
    <div className="organisation-found">
      <Alert
        type={found.errors.length ? 'error' : 'success'}
        showIcon
        title={t(found.errors.length ? 'people.importWrong' : 'people.importReady', {
          name,
          people: found.people.length,
          departments: found.departments.length,
          n: found.errors.length,
        })}
        description={found.departments.join('、')}
      />
      {found.errors.length > 0 && (
        <Table
          size="small"
          rowKey={(error) => `${error.row} ${error.field} ${error.message}`}
          dataSource={found.errors}
          pagination={{ pageSize: 20, hideOnSinglePage: true }}
          scroll={{ x: 560 }}
          columns={[
            { title: t('people.row'), dataIndex: 'row', width: 60 },
            { title: t('catalogue.field'), dataIndex: 'field', width: 100 },
            { title: t('people.value'), dataIndex: 'value', width: 120 },
            { title: t('people.mend'), dataIndex: 'message' },
          ]}
        />
      )}
    </div>
  );
}

/** The passwords are stored nowhere in clear: this is the one time they can be taken away. */
function Made({ made }: { made: OrganisationAnswer }) {
  const { t } = useTranslation();
  const rows = made.people.map((person) => [
    person.name,
    person.login,
    person.employee_number,
    person.department,
    person.one_time_password ?? '',
  ]);
  const heads = [...columns.slice(0, 4), t('people.oneTimePassword')];
  return (
    <Alert
      type="success"
      showIcon
      title={t('people.importDone', { n: made.people.length })}
      description={
        <Space orientation="vertical">
          {t('people.importPasswords')}
          <Button
            type="primary"
            onClick={() => saveText(t('people.passwordFile'), csv([heads, ...rows]))}
          >
            {t('people.passwordsGet')}
          </Button>
        </Space>
      }
    />
  );
}
