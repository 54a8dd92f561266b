export declare const isMeasured: boolean;
export declare function peak(): number;
export declare function forgetPeak(): void;
export declare function ownMemory(): number;
export declare function mostMemory(size: number): number;
