import { createContext } from 'preact';
import type { EditorState } from './state';

export const EditorContext = createContext<EditorState | null>(null);
