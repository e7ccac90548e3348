@rem Runs the command line with the Java of JAVA_HOME, or else of the PATH.
@setlocal
@set "java=java"
@if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
@"%java%" -XX:TieredStopAtLevel=1 -jar "%~dp0..\lib\contacts.jar" %*
