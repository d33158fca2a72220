import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** One address and its screen, which is loaded when somebody goes there. `$name` in the path is read by `useParam`. */
export function page<Module extends Record<Name, React.ComponentType>, Name extends string>(
  under: AnyRoute,
  path: string,
  load: () => Promise<Module>,
  name: Name & keyof Module,
): AnyRoute {
  return createRoute({ getParentRoute: () => under, path, component: lazyRouteComponent(load, name) })
}
