/** Addresses within the window. They hold ids, never words. */
export const addresses = {
  journal: '/journal',
  trash: '/journal/trash',
  entry: (id: string) => `/journal/${id}`,
  skills: '/skills',
  area: (areaId: string) => `/skills/${areaId}`,
  cases: '/cases',
  case: (id: string) => `/cases/${id}`,
  settings: '/settings',
  keys: '/settings/keys',
  backups: '/settings/backups',
} as const;
