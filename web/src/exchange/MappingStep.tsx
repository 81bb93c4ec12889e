import { Button, Card, Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundFacts as Found, ImportView, Plan } from '@/api/importTypes';
import type { Catalogue, Values } from '@/api/types';
import { entryFields } from '@/fields/catalogue';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { useLabel } from '@/shared/useLabel';
import { FixedValues } from './FixedValues';
import { FoundFacts } from './FoundFacts';
import { toTexts, toValues } from './fixedText';
import { MappingTable } from './MappingTable';
import { PlanOptions } from './PlanOptions';
import { doubledTargets, hasRowKeys, rowKeyTarget, sentPlan, startPlan } from './plan';
import { useImportAct } from './queries';
import { targetGroups, unfilledRequired } from './targets';

/** The second step: what becomes what, and how. Ends in the dry run. */
export function MappingStep(props: { view: ImportView; found: Found; catalogue: Catalogue }) {
  const { view, found, catalogue } = props;
  const { t } = useTranslation();
  const label = useLabel();
  const [plan, setPlan] = useState<Plan>(() => startPlan(view));
  const customer = catalogue.records.customer;
  const [fixedValues, setFixedValues] = useState<Values>(() =>
    toValues(entryFields(customer), plan.fixed),
  );
  const act = useImportAct(view.id);
  const change = (part: Partial<Plan>) => setPlan((before) => ({ ...before, ...part }));

  const mapped = new Set(plan.mapping.flatMap((item) => item.target ?? []));
  const doubled = doubledTargets(plan.mapping);
  const fixed = toTexts(fixedValues);
  const unfilled = unfilledRequired(customer, mapped, new Set(Object.keys(fixed)));
  const keyLabel = t('matchBy.row_key');
  const keyGroup = {
    label: keyLabel,
    options: [{ value: rowKeyTarget, label: keyLabel, full: keyLabel }],
  };
  const unmapped = entryFields(customer).filter(
    (field) => ![...mapped].some((target) => target.split('.')[0] === field.name),
  );
  return (
    <Flex vertical gap={12}>
      <FoundFacts view={view} found={found} />
      <MappingTable
        columns={found.columns}
        mapping={plan.mapping}
        groups={[
          ...(hasRowKeys(startPlan(view).mapping) ? [keyGroup] : []),
          ...targetGroups(catalogue, label, (part) => t(`import.part.${part}`)),
        ]}
        doubled={doubled}
        onChange={(mapping) => change({ mapping })}
      />
      <div className="import-cards">
        <Card size="small" title={t('import.fixed')}>
          <FixedValues fields={unmapped} fixed={fixedValues} onChange={setFixedValues} />
        </Card>
        <Card size="small" title={t('import.options')}>
          <PlanOptions plan={plan} unfilled={unfilled} onChange={change} />
        </Card>
      </div>
      <ProblemAlert error={act.error} />
      <Flex gap={8} align="center" wrap>
        <Button
          type="primary"
          disabled={doubled.size > 0 || mapped.size === 0}
          loading={act.isPending}
          onClick={() => act.mutate({ act: 'check', body: sentPlan({ ...plan, fixed }) })}
        >
          {t('import.check')}
        </Button>
        <span className="quiet">{t('import.checkNote')}</span>
      </Flex>
    </Flex>
  );
}
