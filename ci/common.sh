# Sourced by the scripts of this folder: they all run at the root of the checkout.
# shellcheck shell=bash
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit
root=$PWD
tools=$root/.tools
# The tools that ci/setup installs go before the machine's own.
export PATH="$tools/bin:$tools/venv/bin:$PATH"

script=ci/$(basename "$0")
SECONDS=0

fail() {
    printf '%s: %s\n' "$script" "$1" >&2
    exit 1
}

# A heading for what follows, and how long the step before it took.
step() {
    end_step
    current_step=$1
    step_start=$SECONDS
    printf '\n==> %s\n' "$current_step"
}

end_step() {
    [ -z "${current_step:-}" ] || printf '    (%s: %d s)\n' "$current_step" $((SECONDS - step_start))
    current_step=
}

# Gone when the script ends with `finish`.
make_temporary_folder() {
    temporary_folder=$(mktemp -d)
}

# With `trap 'finish $?' EXIT`: the last line says how it ended, and where.
finish() {
    rm -rf "${temporary_folder:-}"
    if [ "$1" = 0 ]; then
        end_step
        printf '\n%s: passed in %d s\n' "$script" "$SECONDS"
    else
        printf '\n%s: FAILED%s after %d s\n' "$script" "${current_step:+ at \"$current_step\"}" "$SECONDS" >&2
    fi
}

# The same for every build, so that one reuses what another compiled. The import check is SwiftPM's: a target
# imports only what it depends on.
# shellcheck disable=SC2034
swift_options=(--explicit-target-dependency-import-check error)

# The folder of the services' programs: PROGRAMS, or what is built now.
find_programs() {
    local product
    [ -z "${PROGRAMS:-}" ] || return 0
    for product in llm-gateway llm-proxy tenant-app openai-stand-in; do
        swift build --product "$product" "${swift_options[@]}"
    done
    PROGRAMS=$root/.build/debug
}
