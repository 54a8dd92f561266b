/** The script of the page, written by the build from src/page. */
export declare const SCRIPT: string;
