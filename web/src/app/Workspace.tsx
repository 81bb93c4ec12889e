import { App as Messages } from 'antd';
import { Suspense } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { useMay } from '@/accounts/session';
import { Delayed } from '@/shared/Delayed';
import { Frame } from './Frame';
import { NotFoundPage } from './NotFoundPage';
import { routes } from './routes';

/** Everything behind the log-in; fetched only then. */
export default function Workspace() {
  const may = useMay();
  return (
    <Messages>
      <BrowserRouter>
        <Frame>
          <Suspense fallback={<Delayed />}>
            <Routes>
              {routes
                .filter((route) => may(route.permission))
                .map(({ path, Page }) => (
                  <Route key={path} path={path} element={<Page />} />
                ))}
              <Route path="*" element={<NotFoundPage />} />
            </Routes>
          </Suspense>
        </Frame>
      </BrowserRouter>
    </Messages>
  );
}
