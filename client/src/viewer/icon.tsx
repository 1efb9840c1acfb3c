import arrowRight from 'lucide-static/icons/arrow-right.svg';
import ban from 'lucide-static/icons/circle-slash-2.svg';
import book from 'lucide-static/icons/book-open.svg';
import check from 'lucide-static/icons/check.svg';
import chevron from 'lucide-static/icons/chevron-up.svg';
import close from 'lucide-static/icons/x.svg';
import cloud from 'lucide-static/icons/cloud-upload.svg';
import disk from 'lucide-static/icons/hard-drive.svg';
import fit from 'lucide-static/icons/maximize.svg';
import flag from 'lucide-static/icons/flag.svg';
import grid from 'lucide-static/icons/grid-3x3.svg';
import hand from 'lucide-static/icons/hand.svg';
import keyboard from 'lucide-static/icons/keyboard.svg';
import levels from 'lucide-static/icons/list-ordered.svg';
import minus from 'lucide-static/icons/minus.svg';
import offline from 'lucide-static/icons/wifi-off.svg';
import pause from 'lucide-static/icons/pause.svg';
import pentagon from 'lucide-static/icons/pentagon.svg';
import columns from 'lucide-static/icons/columns-2.svg';
import link from 'lucide-static/icons/link-2.svg';
import image from 'lucide-static/icons/image.svg';
import play from 'lucide-static/icons/play.svg';
import plus from 'lucide-static/icons/plus.svg';
import question from 'lucide-static/icons/circle-question-mark.svg';
import redo from 'lucide-static/icons/redo-2.svg';
import skip from 'lucide-static/icons/skip-forward.svg';
import sliders from 'lucide-static/icons/sliders-horizontal.svg';
import undo from 'lucide-static/icons/undo-2.svg';
import box from 'lucide-static/icons/square-dashed.svg';
import text from 'lucide-static/icons/text-select.svg';
import timer from 'lucide-static/icons/timer.svg';
import trash from 'lucide-static/icons/trash-2.svg';
import typeSize from 'lucide-static/icons/a-large-small.svg';
import warning from 'lucide-static/icons/triangle-alert.svg';
import wrench from 'lucide-static/icons/wrench.svg';

const sources = {
  arrowRight, ban, book, box, check, chevron, close, cloud, columns, disk, fit, flag, grid, hand, image, keyboard, levels, link, minus,
  offline, pause, play, polygon: pentagon, plus, question, redo, skip, sliders, text, timer, trash, typeSize, undo, warning, wrench,
};

export type IconName = keyof typeof sources;

const inner = Object.fromEntries(
  Object.entries(sources).map(([name, svg]) => [name, svg.replace(/^[\s\S]*?<svg[^>]*>/, '').replace('</svg>', '')]));

/** A decorative icon: what it means always stands beside it, or in the button's name. */
export function Icon({ name }: { name: IconName }) {
  return <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false" dangerouslySetInnerHTML={{ __html: inner[name]! }} />;
}
