"""A workbook as the file it is (工作簿部件): taken apart, changed where it is ours, put together again."""
