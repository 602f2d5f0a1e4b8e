"""Time: a histogram of dated facts with a range to choose, to move and to play, and two times compared."""
