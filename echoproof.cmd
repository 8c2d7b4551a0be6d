@echo off
rem Starts EchoProof on Windows: the one beside it, as it was downloaded, or the one that is built from
rem the sources beside it, on first use; after a change of its sources run "mvn package" yourself, or
rem delete conformance\app\target\echoproof\echoproof.jar.
setlocal
set "here=%~dp0"
set "home=%here%app"
if not exist "%home%\echoproof.jar" set "home=%here%conformance\app\target\echoproof"
set "jar=%home%\echoproof.jar"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"

where java >nul 2>nul
if errorlevel 1 if not defined JAVA_HOME (
  echo echoproof: no java on the PATH and no JAVA_HOME; Java 17 or newer is needed 1>&2
  exit /b 4
)
if not exist "%jar%" (
  where mvn >nul 2>nul
  if errorlevel 1 (
    echo echoproof: it has to be built first, and Maven ^(mvn^) is not on the PATH; Maven 3.8 or newer is needed 1>&2
    exit /b 4
  )
  echo Building EchoProof ^(first use^) ... 1>&2
  call mvn -q -B -f "%here%pom.xml" -P "!errorprone" -pl "!conformance/dist" -Dmaven.test.skip=true package 1>&2
  if errorlevel 1 (
    echo echoproof: the build failed; what Maven said stands above 1>&2
    exit /b 4
  )
  if not exist "%jar%" (
    echo echoproof: the build left no echoproof.jar; what Maven said stands above 1>&2
    exit /b 4
  )
)
rem Somebody may press Enter; at the end of its input nobody does.
set "ECHOPROOF_STDIN=1"
rem Suites side by side collect with all processors.
set "collector=-XX:+UseSerialGC"
if /i "%~1"=="selftest" set "collector=-XX:+UseParallelGC"
"%java%" %collector% -Dechoproof.allure.home="%home%\allure" -jar "%jar%" %*
exit /b %errorlevel%
