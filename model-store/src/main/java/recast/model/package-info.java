/** What a model is: something that scores records, decoded from a file by a format. Pure JDK. */
package recast.model;
