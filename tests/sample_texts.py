"""Texts that maps may hold, in many scripts."""

from __future__ import annotations

SAMPLES = (
    "",
    "Kick-off",
    "First value",
    "“Two weeks and no data yet.”",
    "Call top accounts within 1 h, then write down what was promised and by whom",
    "two\nlines",
    "three paragraphs\n\nwith an empty one\tand a tab",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen",
    "https://example.org/" + "a-very-long-path-without-a-space/" * 4,
    "x" * 120,
    "Ταχεία ενεργοποίηση λογαριασμού",
    "Быстрый запуск и первая польза",
    "مرحبًا بك في المنتج (الإصدار 2)",
    "ברוכים הבאים אל CRM חדש",
    "ग्राहक की पहली सफलता",
    "การเริ่มต้นใช้งานของลูกค้า",
    "お客様の最初の成功体験、導入から三か月",
    "客户成功：首次登录",
    "고객 온보딩 킥오프",
    "e\u0301clair, ﬁne, A\u030a, 5 € · ½ → −2…+2",
    "👩🏽‍💻 team 🎉",
    "نمو 24% then back to English",
    " leading and trailing ",
    "<b>not markup</b> & =1+1",
)
"""Short, long, empty, many-lined and unbreakable texts in many scripts."""
