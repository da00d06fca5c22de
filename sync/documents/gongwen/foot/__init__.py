"""What follows the body (7.3.4–7.3.6, 7.4): 附件说明, signature, 附注 and 版记."""
