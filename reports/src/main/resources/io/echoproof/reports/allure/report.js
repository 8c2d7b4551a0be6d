try{const k="ALLURE_REPORT_SETTINGS";localStorage.getItem(k)||localStorage.setItem(k,'{"sideBySidePosition":[36,64]}')}catch(e){}
