flyer-take = 撕下号码带走。等安全时再打。
tab-text = 短信 { $text-number }
