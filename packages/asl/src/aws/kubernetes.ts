/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-eks.html#connect-eks-kubernetes-apis */

interface Cluster {
  readonly ClusterName: string;
  /** Base64, as `DescribeCluster` tells it. */
  readonly CertificateAuthority: string;
  readonly Endpoint: string;
}

/** A job of Kubernetes' `batch/v1`. */
export interface KubernetesJob extends Cluster {
  readonly Namespace?: string;
  readonly Job: unknown;
  /** With `.sync` only. */
  readonly LogOptions?: {
    readonly RetrieveLogs?: boolean;
    readonly RawLogs?: boolean;
    readonly LogParameters?: Readonly<Record<string, readonly string[]>>;
  };
}

/** A call of the Kubernetes API of a cluster. */
export interface KubernetesCall extends Cluster {
  readonly Method: "GET" | "POST" | "PUT" | "DELETE" | "HEAD" | "PATCH";
  readonly Path: string;
  readonly QueryParameters?: Readonly<Record<string, readonly string[]>>;
  readonly RequestBody?: unknown;
}
