import { App, Form, Input, Modal, Segmented, Select, TreeSelect } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDepartments, useRoles } from '@/accounts/queries';
import { useMay } from '@/accounts/session';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { useLabel } from '@/shared/useLabel';
import type { ListState } from './listState';
import { type Audience, type Segment, useKeepSegments } from './segmentQueries';

type Whom = Audience['with'] | 'nobody';

/** A name for what is filtered, and who else sees it. */
export function SegmentDialog(props: {
  segment: Segment | undefined;
  state: ListState;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const may = useMay();
  const { message } = App.useApp();
  const { segment, state, onClose } = props;
  const { keep, change } = useKeepSegments();
  const [name, setName] = useState(segment?.name ?? '');
  const [whom, setWhom] = useState<Whom>(segment?.shared?.with ?? 'nobody');
  const [id, setId] = useState(segment?.shared?.id);
  const [error, setError] = useState<unknown>();
  const [isSaving, setSaving] = useState(false);

  const save = async () => {
    const shared = whom === 'nobody' ? null : { with: whom, id };
    setSaving(true);
    setError(undefined);
    try {
      if (segment) await change(segment, { name, ...(may('segment.share') ? { shared } : {}) });
      else
        await keep({
          name,
          filter: state.filter,
          sort: state.sort,
          columns: state.columns?.join(',') ?? '',
          ...(shared ? { shared } : {}),
        });
      void message.success(t('segments.saved'));
      onClose();
    } catch (failure) {
      setError(failure);
    } finally {
      setSaving(false);
    }
  };
  const isOpenEnded = (whom === 'department' || whom === 'role') && !id;
  return (
    <Modal
      open
      title={segment ? t('segments.edit') : t('segments.save')}
      okText={t('words.save')}
      okButtonProps={{ disabled: !name.trim() || isOpenEnded }}
      confirmLoading={isSaving}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <Form layout="vertical">
        {error !== undefined && <ProblemAlert error={error} />}
        <Form.Item label={t('segments.name')} htmlFor="segment-name">
          <Input
            id="segment-name"
            autoFocus
            maxLength={40}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Form.Item>
        {may('segment.share') && (
          <Form.Item label={t('segments.whom')} help={t('segments.whomNote')}>
            <Segmented<Whom>
              value={whom}
              onChange={(value) => {
                setWhom(value);
                setId(undefined);
              }}
              options={(['nobody', 'company', 'department', 'role'] as const).map((value) => ({
                value,
                label: t(`segments.${value}`),
              }))}
            />
          </Form.Item>
        )}
        {whom === 'department' && <DepartmentChoice value={id} onChange={setId} />}
        {whom === 'role' && <RoleChoice value={id} onChange={setId} />}
      </Form>
    </Modal>
  );
}

interface Choice {
  value: string | undefined;
  onChange: (id: string) => void;
}

function DepartmentChoice({ value, onChange }: Choice) {
  const { t } = useTranslation();
  const departments = useDepartments();
  return (
    <TreeSelect
      className="field-fill"
      aria-label={t('segments.department')}
      placeholder={t('segments.department')}
      treeDataSimpleMode
      treeDefaultExpandAll
      value={value}
      onChange={onChange}
      treeData={(departments.data ?? []).map((department) => ({
        id: department.id,
        pId: department.parent_id ?? 0,
        value: department.id,
        title: department.name,
      }))}
    />
  );
}

function RoleChoice({ value, onChange }: Choice) {
  const { t } = useTranslation();
  const label = useLabel();
  const roles = useRoles();
  return (
    <Select
      className="field-fill"
      aria-label={t('segments.role')}
      placeholder={t('segments.role')}
      value={value}
      onChange={onChange}
      options={(roles.data ?? []).map((role) => ({ value: role.id, label: label(role.label) }))}
    />
  );
}
