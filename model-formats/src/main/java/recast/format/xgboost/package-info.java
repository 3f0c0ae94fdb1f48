/** Reads and scores models of XGBoost, in pure Java. */
package recast.format.xgboost;
