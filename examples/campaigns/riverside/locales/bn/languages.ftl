language-row = <strong>এখন বিপদে? { $emergency } নম্বরে ফোন করুন।</strong> · { call-label } · ভরসার ফোন থেকে।
