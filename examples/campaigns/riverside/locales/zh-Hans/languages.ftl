language-row = <strong>现在有危险吗？请拨打 { $emergency }。</strong> · { call-label } · 请用信得过的电话。
