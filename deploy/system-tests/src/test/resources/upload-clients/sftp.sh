#!/bin/sh
# OpenSSH's sftp, as a person would type it again and again: reput goes on with what the archive has of the file.
# sftp.sh sftp://HOST:PORT DRAFT PATH FILE; the upload token is in TOKEN
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf '#!/bin/sh\nprintf "%%s\\n" "$TOKEN"\n' >"$work/askpass" && chmod 700 "$work/askpass"
export SSH_ASKPASS="$work/askpass" SSH_ASKPASS_REQUIRE=force LC_ALL=C.UTF-8
address=${1#sftp://}
command=put
for attempt in $(seq 200); do
    printf '%s "%s" "%s"\nls -l "%s"\n' "$command" "$4" "$3" "$3" >"$work/batch"
    sftp -oBatchMode=no -b "$work/batch" -oStrictHostKeyChecking=no -oUserKnownHostsFile="$work/known" \
        -oPreferredAuthentications=password -oNumberOfPasswordPrompts=1 -P "${address#*:}" "$2@${address%:*}" >"$work/said" 2>&1
    status=$?
    echo "attempt $attempt: $command"
    cat "$work/said"
    [ $status = 0 ] && exit 0
    if grep -q 'same size or larger' "$work/said"; then
        # The answer to the end of the file was lost: it is whole.
        exit 0
    fi
    # Without a connection nothing was asked.
    if grep -q 'not-found\|No such file' "$work/said"; then command=put; elif grep -q 'sftp> put' "$work/said"; then command=reput; fi
    sleep 1
done
exit 1
