/** Integration tests of the doctor, on broken clusters and stores. */
package recast.it.doctor;
