export const UnitMap = () => null;
