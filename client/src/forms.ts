// What ordinary pages with forms need beyond site.ts.
import './application-draft';
