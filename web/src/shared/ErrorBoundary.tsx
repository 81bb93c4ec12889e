import { Button, Result } from 'antd';
import { Component, type ReactNode } from 'react';
import { type WithTranslation, withTranslation } from 'react-i18next';

interface Props extends WithTranslation {
  children: ReactNode;
}

/** A fault of the page itself: says so instead of leaving it white. */
class Boundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    const { t, children } = this.props;
    if (!this.state.failed) return children;
    return (
      <Result
        status="error"
        title={t('frame.broken')}
        subTitle={t('frame.brokenNote')}
        extra={
          <Button type="primary" onClick={() => window.location.reload()}>
            {t('frame.reload')}
          </Button>
        }
      />
    );
  }
}

export const ErrorBoundary = withTranslation()(Boundary);
