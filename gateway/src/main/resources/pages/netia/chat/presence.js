/** Who is there: by key, the connections of each. */
export class Presence {
  #present = null;
  #early = [];
  #listener;

  constructor(channel, listener) {
    this.#listener = listener;
    channel
      .on('left', () => this.#forget())
      .on('presence_state', (state) => this.#begin(state))
      .on('presence_diff', (diff) => (this.#present ? this.#change(diff) : this.#early.push(diff)));
  }

  #forget() {
    this.#present = null;
    this.#early = [];
  }

  #begin(state) {
    this.#present = state;
    const early = this.#early.splice(0);
    this.#present = early.reduce(changed, state);
    this.#listener(this.#present);
  }

  #change(diff) {
    this.#present = changed(this.#present, diff);
    this.#listener(this.#present);
  }
}

/** The state after a diff: what joined is there once, what left is not. */
export function changed(state, { joins = {}, leaves = {} }) {
  const after = structuredClone(state);
  for (const [key, { metas }] of Object.entries(joins)) {
    const known = after[key]?.metas ?? [];
    const fresh = metas.filter((meta) => !known.some((other) => other.phx_ref === meta.phx_ref));
    after[key] = { metas: [...known, ...fresh] };
  }
  for (const [key, { metas }] of Object.entries(leaves)) {
    const rest = (after[key]?.metas ?? []).filter((meta) => !metas.some((gone) => gone.phx_ref === meta.phx_ref));
    if (rest.length) {
      after[key] = { metas: rest };
    } else {
      delete after[key];
    }
  }
  return after;
}

export const hasAgent = (state) => Object.values(state).some(({ metas }) => metas.some((meta) => meta.user_id));
