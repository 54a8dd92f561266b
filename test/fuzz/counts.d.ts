export declare function writeCounts(query: string, survey: string, files: readonly string[]): Promise<void>;
