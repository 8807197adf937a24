/** The little of autocannon that is used here; the package brings no types. */
declare module "autocannon" {
  type Result = {
    requests: { average: number; total: number };
    latency: { p50: number; p99: number };
    non2xx: number;
    errors: number;
  };
  type Options = {
    url: string;
    connections: number;
    duration: number;
    headers?: Record<string, string>;
    /** Calls a second, all connections together. */
    overallRate?: number;
    /** Threads of their own. */
    workers?: number;
  };
  export default function autocannon(options: Options): Promise<Result>;
}
