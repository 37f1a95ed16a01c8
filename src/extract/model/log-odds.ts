/* The models speak in log-odds; people and thresholds in probabilities. */

export const probability = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

export const logOdds = (probability: number): number => Math.log(probability / (1 - probability));
