import { App as Messages } from 'antd';
import { Suspense, useEffect } from 'react';
import { BrowserRouter, Route, Routes, useLocation, useNavigationType } from 'react-router';
import { useMay } from '@/accounts/session';
import { Delayed } from '@/shared/Delayed';
import { ErrorBoundary } from '@/shared/ErrorBoundary';
import { MenuContext } from '@/shared/menu';
import { Frame } from './Frame';
import { NotFoundPage } from './NotFoundPage';
import { routes } from './routes';

const pages = routes.flatMap(({ menu, permission }) => (menu ? [{ menu, permission }] : []));

/** Everything behind the log-in; fetched only then. Messages may hold links: the router is outside. */
export default function Workspace() {
  return (
    <BrowserRouter>
      <Messages>
        <MenuContext value={pages}>
          <Frame>
            <Pages />
          </Frame>
        </MenuContext>
      </Messages>
    </BrowserRouter>
  );
}

/** A page that breaks leaves the frame and the other pages alone. */
function Pages() {
  const may = useMay();
  const { pathname } = useLocation();
  // Going back, the browser returns to where one was.
  const isNew = useNavigationType() !== 'POP';
  // biome-ignore lint/correctness/useExhaustiveDependencies: for each page
  useEffect(() => {
    if (isNew) window.scrollTo(0, 0);
  }, [pathname]);
  return (
    <ErrorBoundary key={pathname}>
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
    </ErrorBoundary>
  );
}
