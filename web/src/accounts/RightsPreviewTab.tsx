import { Flex, Select, Table, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePeople } from '@/fields/people';
import { Delayed } from '@/shared/Delayed';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { useLabel } from '@/shared/useLabel';
import { PreviewMenu } from './PreviewMenu';
import { type Looked, useRightsPreview } from './roleQueries';
import { type PermissionGroup, type RightsPreview, type Role, relations } from './roles';

/** 以…身份查看: menu, permissions and rights to each field of a role, or of a person. */
export function RightsPreviewTab(props: { roles: Role[]; groups: PermissionGroup[] }) {
  const { t } = useTranslation();
  const label = useLabel();
  const people = usePeople();
  const [as, setAs] = useState<Looked>();
  const preview = useRightsPreview(as);
  return (
    <Flex vertical gap={12}>
      <Select
        className="preview-as"
        aria-label={t('roles.previewAs')}
        placeholder={t('roles.previewAs')}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(value: string) => {
          const [kind, id] = value.split(':');
          setAs(kind === 'role' ? { role: id } : { person: id });
        }}
        options={[
          {
            label: t('roles.roles'),
            options: props.roles.map((role) => ({
              value: `role:${role.id}`,
              label: label(role.label),
            })),
          },
          {
            label: t('people.people'),
            options: (people.data ?? []).map((person) => ({
              value: `person:${person.id}`,
              label: person.name,
            })),
          },
        ]}
      />
      <ProblemAlert error={preview.error} />
      {as && preview.isPending && <Delayed />}
      {!as && <p className="quiet">{t('roles.previewNote')}</p>}
      {preview.data && <Preview preview={preview.data} groups={props.groups} />}
    </Flex>
  );
}

function Preview({ preview, groups }: { preview: RightsPreview; groups: PermissionGroup[] }) {
  const { t } = useTranslation();
  const label = useLabel();
  const may = groups
    .flatMap((group) => group.permissions)
    .filter((permission) => preview.permissions.includes(permission.id));
  const scope = t(`scope.${preview.scope}`) + (preview.pool ? t('roles.andPool') : '');
  return (
    <>
      <h2 className="section-title">{t('roles.previewOf', { name: preview.name, scope })}</h2>
      <div className="preview-halves">
        <PreviewMenu permissions={preview.permissions} />
        <Flex wrap gap={4} align="flex-start">
          {may.map((permission) => (
            <Tag key={permission.id}>{label(permission.label)}</Tag>
          ))}
        </Flex>
      </div>
      {preview.records.map((record) => (
        <Table
          key={record.name}
          size="small"
          rowKey="name"
          title={() => label(record.label)}
          dataSource={record.fields}
          pagination={false}
          scroll={{ x: 760 }}
          columns={[
            {
              title: t('catalogue.field'),
              width: 160,
              fixed: 'left',
              render: (_, field) => label(field.label),
            },
            ...relations.map((relation) => ({
              key: relation,
              title: t(`relation.${relation}`),
              width: 120,
              render: (_: unknown, field: RightsPreview['records'][number]['fields'][number]) => (
                <span className={`right-${field.read[relation]}`}>
                  {t(`right.${field.read[relation]}`)}
                  {field.write.includes(relation) && ` · ${t('right.write')}`}
                </span>
              ),
            })),
          ]}
        />
      ))}
    </>
  );
}
