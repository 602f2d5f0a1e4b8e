; The installer for Windows: for one user, without administrator's rights, in English and Arabic.
;   makensis -DVERSION=0.1.0 -DSOURCE=FOLDER -DICON=FILE.ico -DLICENCE=FILE -DOUT=FILE.exe synpol.nsi
; SOURCE is the folder that PyInstaller made. Compiles on Linux, too.
Unicode true
ManifestDPIAware true
RequestExecutionLevel user
SetCompressor /SOLID lzma

!include MUI2.nsh
!include FileFunc.nsh

!define NAME "SynPol Desktop"
!define WINDOW "SynPol Desktop.exe"
!define KIND "SynPol.Workspace"
!define LISTED "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define KEPT "Software\${NAME}"

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${KEPT}" "Folder"
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=0 "ProductName" "${NAME}"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileDescription" "Installer of ${NAME}"
VIAddVersionKey /LANG=0 "LegalCopyright" "MIT licence"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "${KEPT}"
!define MUI_LANGDLL_REGISTRY_VALUENAME "Language"

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\${WINDOW}"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Arabic"
!insertmacro MUI_RESERVEFILE_LANGDLL

LangString Program ${LANG_ENGLISH} "Program"
LangString Program ${LANG_ARABIC} "البرنامج"
LangString FileType ${LANG_ENGLISH} "Open .synpol files with it"
LangString FileType ${LANG_ARABIC} "فتح ملفات ‎.synpol‎ به"
LangString Menu ${LANG_ENGLISH} "Entry in the Start menu"
LangString Menu ${LANG_ARABIC} "مدخل في قائمة ابدأ"
LangString Workspace ${LANG_ENGLISH} "SynPol workspace"
LangString Workspace ${LANG_ARABIC} "مساحة عمل SynPol"
LangString Runs ${LANG_ENGLISH} "${NAME} is running. Close it, then try again."
LangString Runs ${LANG_ARABIC} "‏${NAME}‏ قيد التشغيل. أغلقه ثم أعد المحاولة."

Function .onInit
  !insertmacro MUI_LANGDLL_DISPLAY
FunctionEnd

Function un.onInit
  !insertmacro MUI_UNGETLANGUAGE
FunctionEnd

; A program that runs can't be replaced: its file can't be opened for writing.
!macro RefuseWhileRunning un
  Function ${un}RefuseWhileRunning
    again:
    IfFileExists "$INSTDIR\${WINDOW}" 0 free
    ClearErrors
    FileOpen $0 "$INSTDIR\${WINDOW}" a
    IfErrors 0 close
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(Runs)" /SD IDCANCEL IDRETRY again
    Abort
    close:
    FileClose $0
    free:
  FunctionEnd
!macroend
!insertmacro RefuseWhileRunning ""
!insertmacro RefuseWhileRunning "un."

Section "$(Program)" SecProgram
  SectionIn RO
  Call RefuseWhileRunning
  RMDir /r "$INSTDIR\_internal" ; of an older release
  SetOutPath "$INSTDIR"
  !ifdef NSIS_WIN32_MAKENSIS
    File /r "${SOURCE}\*"
  !else
    File /r "${SOURCE}/*"
  !endif
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "${KEPT}" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${LISTED}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${LISTED}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${LISTED}" "DisplayIcon" "$INSTDIR\${WINDOW}"
  WriteRegStr HKCU "${LISTED}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${LISTED}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegStr HKCU "${LISTED}" "InstallLocation" "$INSTDIR"
  WriteRegDWORD HKCU "${LISTED}" "NoModify" 1
  WriteRegDWORD HKCU "${LISTED}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${LISTED}" "EstimatedSize" $0
SectionEnd

Section "$(FileType)" SecFileType
  WriteRegStr HKCU "Software\Classes\.synpol" "" "${KIND}"
  WriteRegStr HKCU "Software\Classes\.synpol" "Content Type" "application/x-synpol"
  WriteRegStr HKCU "Software\Classes\.synpol\OpenWithProgids" "${KIND}" ""
  WriteRegStr HKCU "Software\Classes\${KIND}" "" "$(Workspace)"
  WriteRegStr HKCU "Software\Classes\${KIND}\DefaultIcon" "" "$INSTDIR\${WINDOW},0"
  WriteRegStr HKCU "Software\Classes\${KIND}\shell\open\command" "" '"$INSTDIR\${WINDOW}" "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section "$(Menu)" SecMenu
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${WINDOW}"
SectionEnd

; Takes away what was installed, and nothing that somebody else put into the folder. Workspaces and settings stay.
Section "Uninstall"
  Call un.RefuseWhileRunning
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\${WINDOW}"
  Delete "$INSTDIR\synpol-desktop.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  ReadRegStr $0 HKCU "Software\Classes\.synpol" ""
  StrCmp $0 "${KIND}" 0 +2
  DeleteRegValue HKCU "Software\Classes\.synpol" ""
  DeleteRegValue HKCU "Software\Classes\.synpol\OpenWithProgids" "${KIND}"
  DeleteRegKey /ifempty HKCU "Software\Classes\.synpol\OpenWithProgids"
  DeleteRegValue HKCU "Software\Classes\.synpol" "Content Type"
  DeleteRegKey /ifempty HKCU "Software\Classes\.synpol"
  DeleteRegKey HKCU "Software\Classes\${KIND}"
  DeleteRegKey HKCU "${LISTED}"
  DeleteRegKey HKCU "${KEPT}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
