import type { ImageViewer } from './image-viewer';

/** Lets two viewers look at the same share of their images: the one that was touched last leads. Gives back what ends it. */
export function linkViews(lead: ImageViewer, other: ImageViewer): () => void {
  let leader = lead;
  const pair = [[lead, other], [other, lead]] as const;
  for (const [viewer, twin] of pair) {
    const follow = () => {
      const look = leader.look;
      if (look) (leader === viewer ? twin : viewer).lookAt(look);
    };
    viewer.onTouch = () => { leader = viewer; };
    // An image that was just opened, or a pane that was resized, takes on the leader's view as well.
    viewer.onMove = follow;
  }
  lead.onMove?.();
  return () => {
    for (const [viewer] of pair) viewer.onTouch = viewer.onMove = null;
  };
}
