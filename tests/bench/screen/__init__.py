"""Measures quizzes in a real JupyterLab: ours, others of its kind, and two bare references."""
