"""What anybody may read of who has answered what."""

from koll.public.followup._answer_matrix import AnswerMatrixPage, MatrixRow, matrix_of, matrix_page

__all__ = ["AnswerMatrixPage", "MatrixRow", "matrix_of", "matrix_page"]
