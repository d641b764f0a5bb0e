const FIELDS = 'input, textarea, button, select';

/** Brings the keyboard to a place of the page, or the nearest around it: to its first field, if it has some. */
export function focusPlace(id: string): HTMLElement | undefined {
  const place = nearest(id);
  if (!place) return undefined;
  const field = place.matches(FIELDS) ? place : place.querySelector<HTMLElement>(FIELDS);
  if (field) field.focus({ preventScroll: true });
  else focusWhole(place);
  return place;
}

/** The same once the page shows what was just changed: what was pressed may be gone with it. */
export function focusSoon(id: string): void {
  requestAnimationFrame(() => focusPlace(id)?.scrollIntoView({ block: 'nearest' }));
}

/** To a place as a whole, where what had the keyboard was removed from it. */
export function focusWholeSoon(id: string): void {
  requestAnimationFrame(() => {
    const place = nearest(id);
    if (place) focusWhole(place);
  });
}

function focusWhole(place: HTMLElement): void {
  if (!place.hasAttribute('tabindex')) place.tabIndex = -1;
  place.focus({ preventScroll: true });
}

/** Ids of places go from the whole to the part, with hyphens between. */
function nearest(id: string): HTMLElement | null {
  for (let each = id; each !== ''; each = each.slice(0, Math.max(each.lastIndexOf('-'), 0))) {
    const place = document.getElementById(each);
    if (place) return place;
  }
  return null;
}
