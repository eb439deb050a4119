/** Style sheets that packages import beside their code; ours holds what is needed of them. */
declare module "*.css";
