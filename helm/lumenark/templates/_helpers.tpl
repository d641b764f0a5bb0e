{{- define "lumenark.fullname" -}}
{{- if contains .Chart.Name .Release.Name }}{{ .Release.Name | trunc 40 | trimSuffix "-" }}{{ else }}{{ printf "%s-%s" .Release.Name .Chart.Name | trunc 40 | trimSuffix "-" }}{{ end -}}
{{- end }}

{{- define "lumenark.labels" -}}
app.kubernetes.io/name: lumenark
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end }}

{{- define "lumenark.selector" -}}
app.kubernetes.io/name: lumenark
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .name }}
{{- end }}

{{- define "lumenark.image" -}}
{{ printf "%s/%s:%s" .root.Values.image.repository .name (.root.Values.image.tag | default .root.Chart.AppVersion) | quote }}
{{- end }}

{{/* The servers of a trial may stay at the version that they have. */}}
{{- define "lumenark.serverImage" -}}
{{ printf "%s/%s:%s" .root.Values.image.repository .name (.root.Values.trial.imageTag | default .root.Values.image.tag | default .root.Chart.AppVersion) | quote }}
{{- end }}

{{/* A value that the site has to give: where it is missing, nothing is rendered and the message names the key. */}}
{{- define "lumenark.needed" -}}
{{- if not .value }}{{ fail (printf "%s is needed: %s (or trial.enabled=true brings one)" .key .what) }}{{ end -}}
{{ .value }}
{{- end }}

{{- define "lumenark.publicUrl" -}}
{{- $trial := ternary "http://127.0.0.1:8080" "" .Values.trial.enabled -}}
{{- include "lumenark.needed" (dict "key" "publicUrl" "value" (.Values.publicUrl | default $trial) "what" "where people reach the archive, such as https://archive.example.org") }}
{{- end }}

{{- define "lumenark.publicHost" -}}
{{- (urlParse (include "lumenark.publicUrl" .)).host | splitList ":" | first }}
{{- end }}

{{- define "lumenark.postgresql" -}}
{{- $host := ternary (printf "%s-postgresql" (include "lumenark.fullname" .)) .Values.postgresql.host .Values.trial.enabled -}}
{{- printf "%s:%v" (include "lumenark.needed" (dict "key" "postgresql.host" "value" $host "what" "PostgreSQL 17 or newer")) (ternary 5432 .Values.postgresql.port .Values.trial.enabled) }}
{{- end }}

{{- define "lumenark.kafka" -}}
{{- $servers := ternary (printf "%s-kafka:9092" (include "lumenark.fullname" .)) .Values.kafka.bootstrapServers .Values.trial.enabled -}}
{{- include "lumenark.needed" (dict "key" "kafka.bootstrapServers" "value" $servers "what" "Kafka 3.7 or newer, as host:port") }}
{{- end }}

{{- define "lumenark.opensearch" -}}
{{- $url := ternary (printf "http://%s-opensearch:9200" (include "lumenark.fullname" .)) .Values.opensearch.url .Values.trial.enabled -}}
{{- include "lumenark.needed" (dict "key" "opensearch.url" "value" $url "what" "OpenSearch 3.0 or newer") }}
{{- end }}

{{- define "lumenark.issuer" -}}
{{- $trial := ternary "http://127.0.0.1:8180/realms/lumenark" "" .Values.trial.enabled -}}
{{- include "lumenark.needed" (dict "key" "identity.issuer" "value" (.Values.identity.issuer | default $trial) "what" "the Keycloak realm, such as https://id.example.org/realms/lumenark") }}
{{- end }}

{{/* The realm as pods reach it. */}}
{{- define "lumenark.identity" -}}
{{- if .Values.identity.internalUrl }}{{ .Values.identity.internalUrl }}
{{- else if .Values.trial.enabled }}{{ printf "http://%s-keycloak:8080/realms/lumenark" (include "lumenark.fullname" .) }}
{{- else }}{{ include "lumenark.issuer" . }}
{{- end }}
{{- end }}

{{- define "lumenark.storage" -}}
{{- $endpoint := ternary (printf "http://%s-object-store:9000" (include "lumenark.fullname" .)) .Values.storage.endpoint .Values.trial.enabled -}}
{{- include "lumenark.needed" (dict "key" "storage.endpoint" "value" $endpoint "what" "an S3 store, such as https://s3.example.org") }}
{{- end }}

{{/* The Secret with everything that the servers of a trial are given. */}}
{{- define "lumenark.trial.secret" -}}
{{ include "lumenark.fullname" . }}-trial
{{- end }}

{{/* The Secret of a service: in a trial it is made, else the site names it. */}}
{{- define "lumenark.secret" -}}
{{- if .root.Values.trial.enabled -}}
{{ include "lumenark.fullname" .root }}-{{ .name | trimSuffix "-service" | trimPrefix "access-" }}
{{- else -}}
{{ required (printf "secrets.%s is needed: the Secret with its logins" .name) (index .root.Values.secrets .name) }}
{{- end -}}
{{- end }}

{{- define "lumenark.env.database" -}}
{{- $url := printf "%s/%s" (include "lumenark.postgresql" .root) .root.Values.postgresql.database -}}
{{- with .root.Values.postgresql.jdbcOptions }}{{ $url = printf "%s?%s" $url . }}{{ end -}}
- name: QUARKUS_DATASOURCE_JDBC_URL
  value: {{ printf "jdbc:postgresql://%s" $url | quote }}
- name: QUARKUS_DATASOURCE_USERNAME
  valueFrom:
    secretKeyRef: {name: {{ .secret }}, key: database-username}
- name: QUARKUS_DATASOURCE_PASSWORD
  valueFrom:
    secretKeyRef: {name: {{ .secret }}, key: database-password}
{{- end }}

{{- define "lumenark.env.storage" -}}
- name: LUMENARK_STORAGE_ACCESS_KEY
  valueFrom:
    secretKeyRef: {name: {{ .secret }}, key: storage-access-key}
- name: LUMENARK_STORAGE_SECRET_KEY
  valueFrom:
    secretKeyRef: {name: {{ .secret }}, key: storage-secret-key}
{{- end }}

{{- define "lumenark.envFrom" -}}
- configMapRef:
    name: {{ include "lumenark.fullname" . }}
{{- with .Values.kafka.settingsSecret }}
- secretRef:
    name: {{ . }}
{{- end }}
{{- end }}

{{/* What every pod has: no token, no root, no service links (KAFKA_PORT of a Service "kafka" would be taken for a setting). */}}
{{- define "lumenark.pod" -}}
serviceAccountName: {{ include "lumenark.fullname" . }}
automountServiceAccountToken: false
enableServiceLinks: false
{{ include "lumenark.pod.place" . }}
{{- end }}

{{- define "lumenark.pod.place" -}}
{{- with .Values.image.pullSecrets -}}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{ end -}}
{{- with .Values.nodeSelector -}}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{ end -}}
{{- with .Values.tolerations -}}
tolerations:
  {{- toYaml . | nindent 2 }}
{{ end -}}
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile:
    type: RuntimeDefault
{{- end }}

{{- define "lumenark.container.security" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities:
    drop: [ALL]
{{- end }}

{{/* A container of the command line; what it says last is the reason that `kubectl describe pod` shows. */}}
{{- define "lumenark.client" -}}
image: {{ include "lumenark.image" (dict "root" . "name" "client") }}
imagePullPolicy: {{ .Values.image.pullPolicy }}
terminationMessagePolicy: FallbackToLogsOnError
{{ include "lumenark.container.security" . }}
volumeMounts:
  - name: scratch
    mountPath: /tmp
{{- end }}
