#!/bin/sh
# Prints the path of a Chromium to test with. Without one it installs it where apt-get may be used; `--find` only looks.
# With no browser the answer is empty and the browser tests are skipped; where CI is set that is an error instead.
# A CHROMIUM that is given but does not run is always an error.
set -eu

say() { # say ENGLISH 中文
    printf 'handbook: %s\n手册：%s\n' "$1" "$2" >&2
}

runs() { # Ubuntu's chromium-browser is there but only asks for a snap
    "$1" --version >/dev/null 2>&1
}

find_browser() {
    if [ -n "${CHROMIUM:-}" ]; then
        if runs "$CHROMIUM"; then command -v "$CHROMIUM"; return; fi
        say "CHROMIUM=$CHROMIUM does not run" "CHROMIUM=$CHROMIUM 无法运行"
        return 1
    fi
    for name in chromium chromium-browser google-chrome google-chrome-stable microsoft-edge microsoft-edge-stable \
        "/Applications/Chromium.app/Contents/MacOS/Chromium" \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"; do
        if command -v "$name" >/dev/null && runs "$name"; then command -v "$name"; return; fi
    done
    return 1
}

apt_install() { # apt_install PACKAGE…; fails where apt-get is not there or not allowed
    command -v apt-get >/dev/null || return 1
    root=''
    if [ "$(id -u)" -ne 0 ]; then
        root='sudo -n'
        $root true 2>/dev/null || return 1
    fi
    say "apt-get install $*" "正在安装：$*"
    # shellcheck disable=SC2086 # $root is empty or two words
    $root apt-get update -qq >&2 &&
        $root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@" >&2
}

chinese_font() { # macOS brings its own
    [ "$(uname)" = Darwin ] || { command -v fc-list >/dev/null && [ -n "$(fc-list :lang=zh)" ]; }
}

if [ "${1:-}" = --find ]; then
    find_browser
    exit
fi

if ! found=$(find_browser); then
    [ -z "${CHROMIUM:-}" ] || exit 1
    if apt_install chromium fontconfig fonts-noto-cjk; then
        found=$(find_browser) || found=''
    fi
fi
if [ -n "$found" ] && ! chinese_font && ! apt_install fontconfig fonts-noto-cjk; then
    say "warning: no Chinese font, pictures will show boxes. Install Noto Sans CJK" \
        "提示：没有中文字体，截图将显示方框。请安装 Noto Sans CJK（思源黑体）"
fi
if [ -z "$found" ]; then
    say "no browser to test with. Install Chromium, Chrome or Edge, or set CHROMIUM=/path/to/chromium" \
        "没有可供测试的浏览器。请安装 Chromium、Chrome 或 Edge，或设置 CHROMIUM=/路径/chromium"
    case ${CI:-} in
        '' | 0 | false) exit 0 ;; # pytest then skips the browser tests and says so
        *) exit 1 ;;
    esac
fi
printf '%s\n' "$found"
