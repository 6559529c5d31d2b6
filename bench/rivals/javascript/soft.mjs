/** sign(c) max(|c| - alpha, 0). */
export const soft = (c, alpha) => (c > alpha ? c - alpha : c < -alpha ? c + alpha : 0)
