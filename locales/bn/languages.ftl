language-row = <strong>এখন বিপদে আছেন? { $emergency } নম্বরে ফোন করুন।</strong> · { call-label } · ভরসার ফোন থেকে।
