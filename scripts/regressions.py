"""Logistic regressions, held back from trusting any one sign."""

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

Floats = NDArray[np.float64]


def regressions(
    signs: csr_matrix, answers: Floats, worth: Floats, held_back: float, steps: int = 15_000
) -> tuple[Floats, Floats]:
    """What each sign adds to the log odds of each answer, and those where there is no sign.

    A row of `signs` and of `answers` (0 or 1) for each note, which counts `worth`. `held_back` says
    how dear a weight is: as if so many notes had said the contrary.
    """
    many, few = signs.shape[1], answers.shape[1]
    turned = signs.T.tocsr()

    def cost(flat: Floats) -> tuple[float, Floats]:
        weights, usual = flat[:-few].reshape(many, few), flat[-few:]
        odds = signs @ weights + usual
        loss = worth @ (np.logaddexp(0, odds) - answers * odds).sum(axis=1)
        loss += held_back / 2 * (weights * weights).sum()
        wrong = worth[:, None] * (1 / (1 + np.exp(-odds)) - answers)
        slopes = turned @ wrong + held_back * weights
        return loss, np.concatenate([slopes.ravel(), wrong.sum(axis=0)])

    share = (worth @ answers + 0.5) / (worth.sum() + 1)
    start = np.concatenate([np.zeros(many * few), np.log(share / (1 - share))])
    found = minimize(cost, start, jac=True, method="L-BFGS-B", options={"maxiter": steps}).x
    return found[:-few].reshape(many, few), found[-few:]
