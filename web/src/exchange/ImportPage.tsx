import { Alert, Grid, Steps } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { ImportState, ImportView } from '@/api/importTypes';
import type { Catalogue } from '@/api/types';
import { useCatalogue } from '@/fields/catalogue';
import { Delayed } from '@/shared/Delayed';
import { PageHead } from '@/shared/PageHead';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { CheckStep } from './CheckStep';
import { MappingStep } from './MappingStep';
import { ProgressStep } from './ProgressStep';
import { useImport } from './queries';
import { ResultStep } from './ResultStep';
import './exchange.css';

const stepOf: Record<ImportState, number> = {
  ready: 1,
  checking: 2,
  checked: 2,
  running: 3,
  done: 3,
  cancelled: 3,
  failed: 3,
};

/** An import from mapping to result; it can be left at any time and returned to by its address. */
export function ImportPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const view = useImport(id);
  const catalogue = useCatalogue();
  const error = view.error ?? catalogue.error;
  return (
    <div className="page">
      <PageHead title={view.data?.file_name ?? t('menu.imports')} />
      <ProblemAlert error={error} onRetry={() => void view.refetch()} />
      {!error && !(view.data && catalogue.data) && <Delayed />}
      {view.data && catalogue.data && (
        <Wizard key={id} view={view.data} catalogue={catalogue.data} />
      )}
    </div>
  );
}

function Wizard({ view, catalogue }: { view: ImportView; catalogue: Catalogue }) {
  const { t } = useTranslation();
  // Back from the dry run to the mapping; a newer state of the import ends that.
  const [remapping, setRemapping] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: any change of state
  useEffect(() => setRemapping(false), [view.state]);
  const isWide = Grid.useBreakpoint().md ?? window.innerWidth >= 768;
  const isMapping = view.state === 'ready' || remapping;
  return (
    <>
      <Steps
        size="small"
        className="import-steps"
        responsive={false}
        titlePlacement={isWide ? 'horizontal' : 'vertical'}
        current={isMapping ? 1 : stepOf[view.state]}
        status={view.state === 'failed' ? 'error' : undefined}
        items={['file', 'mapping', 'check', 'result'].map((step) => ({
          title: t(`import.step.${step}`),
        }))}
      />
      {view.error && <Alert type="error" showIcon role="alert" title={view.error} />}
      {isMapping && view.found && (
        <MappingStep
          key={`${view.found.sheet}.${view.found.header_row}.${view.found.header_rows}`}
          view={view}
          found={view.found}
          catalogue={catalogue}
        />
      )}
      {!isMapping && (view.state === 'checking' || view.state === 'running') && (
        <ProgressStep view={view} />
      )}
      {!isMapping && view.state === 'checked' && (
        <CheckStep view={view} catalogue={catalogue} onRemap={() => setRemapping(true)} />
      )}
      {(view.state === 'done' || view.state === 'cancelled' || view.state === 'failed') && (
        <ResultStep view={view} catalogue={catalogue} />
      )}
    </>
  );
}
