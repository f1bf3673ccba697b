headline = םולש ךל
