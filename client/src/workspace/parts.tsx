// What the workspace does not begin with: one bundle, loaded once the first task is on screen.
export { Dialogs } from './dialogs';
export { GuidelinesDrawer } from './guidelines';
export { keepForReload } from './keep-for-reload';
