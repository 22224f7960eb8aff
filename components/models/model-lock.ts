/** For buttons that choose the model in use where an organisation has chosen it; why stands at the element of this id. */
export const MODEL_LOCK = { disabled: true, 'aria-describedby': 'model-lock' } as const;
