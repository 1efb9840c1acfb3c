// What ordinary pages with forms need beyond site.ts.
export {};
