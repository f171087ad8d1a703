import pytest

import predictions
from onrecord.ingest import IngestOptions
from onrecord.reader import Reader


@pytest.mark.model
def test_the_scores_of_predictions_do_not_fall() -> None:
    counts = predictions.score("dev", Reader(options=IngestOptions(language_check=False)))
    assert predictions.precision(counts) >= 0.95
    assert predictions.recall(counts) >= 0.95
    for part in predictions.PARTS:
        assert counts[part] >= 0.95 * counts["right"], part
