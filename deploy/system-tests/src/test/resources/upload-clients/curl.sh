#!/bin/sh
# Uploads one file with curl: ENDPOINT DRAFT PATH FILE SHA256; the token is in TOKEN.
set -eu

patient='--retry 120 --retry-all-errors --retry-delay 1 --fail'
tus() { curl --silent --show-error -H 'Tus-Resumable: 1.0.0' -H "Authorization: Bearer $TOKEN" "$@"; }
base64_of() { printf %s "$1" | base64 | tr -d '\n'; }
header() { tr -d '\r' | sed -n "s/^$1: //Ip" | tail -n 1; }

length=$(($(wc -c <"$4")))
location=$(tus $patient -o /dev/null -D - -X POST -H "Upload-Length: $length" \
  -H "Upload-Metadata: draft $(base64_of "$2"),path $(base64_of "$3"),sha256 $(base64_of "$5")" "$1" | header location)
upload=${1%/api/v1/uploads}$location

offset=0
requests=0
while [ "$offset" -lt "$length" ]; do
  requests=$((requests + 1))
  [ "$requests" -le 200 ] || exit 1
  tail -c "+$((offset + 1))" "$4" | tus -o /dev/null -X PATCH -H "Upload-Offset: $offset" \
    -H 'Content-Type: application/offset+octet-stream' -T - "$upload" || true
  offset=$(tus $patient -I "$upload" | header upload-offset)
done
echo "$upload"
